/** An HTTP endpoint that rules may have as a target. Times are epoch ms. */
export interface ApiDestination {
  arn: string;
  name: string;
  description: string | undefined;
  connectionArn: string;
  /** `*` stands for path parameters, which the target gives in order. */
  endpoint: string;
  method: string;
  /** The most requests that are begun in a second. */
  rateLimit: number;
  created: number;
  modified: number;
}
