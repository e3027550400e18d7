/** The distribution as the template declares it. */
export interface Distribution {
  id: string;
  domainName: string;
  defaultRootObject?: string;
  origins: Map<string, Origin>;
  /** In order; the last matches everything. */
  behaviours: Behaviour[];
  errorResponses: ErrorResponse[];
}

export type Origin = { kind: 's3'; bucket: string; path: string } | { kind: 'http-api'; apiId: string; path: string };

export interface Behaviour {
  pathPattern: RegExp;
  originId: string;
  allowedMethods: ReadonlySet<string>;
  /** Name of the function that sees the viewer's request first. */
  viewerRequest?: string;
  /** Id of the response headers policy. */
  responseHeaders?: string;
}

/** What the viewer gets instead of an origin's error: for a single-page application, its page. */
export interface ErrorResponse {
  errorCode: number;
  responseCode: number;
  pagePath?: string;
}

/** Headers that a policy adds; those without `override` yield to the origin's own. */
export interface ResponseHeader {
  name: string;
  value: string;
  override: boolean;
}
