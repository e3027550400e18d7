/** What differs between deployment stages. Every stage has the same template shape; only these values change. */
export interface StageConfig {
  readonly stage: string;
  /** Where the process graph lives; the parameter `ArangoUrl` of the functions stack overrides it at deployment. */
  readonly arangoUrl: string;
  readonly arangoDatabase: string;
  readonly logRetentionDays: number;
  readonly archiveRetentionDays: number;
  /** Steady and burst requests per second that the HTTP API lets through. */
  readonly throttling: { readonly rate: number; readonly burst: number };
  /** Data survives the deletion of its stack, and tables refuse deletion. */
  readonly retainData: boolean;
  /** Sender of the platform's e-mail: an address that SES has verified, or of a domain that it has. */
  readonly mailFrom: string;
  /** `allow` where webhooks call partners in the same network, or on the same machine. */
  readonly webhookPrivateTargets: 'allow' | 'deny';
  /** Where alarms are mailed; none: the topic has no subscriber yet. */
  readonly alarmEmail?: string;
}

const shared = {
  arangoDatabase: 'flowmaster',
  throttling: { rate: 2000, burst: 1000 },
  mailFrom: 'FlowMaster <no-reply@flowmaster.example>',
  webhookPrivateTargets: 'deny',
} as const;

const stages: Record<string, Omit<StageConfig, 'stage'>> = {
  local: {
    ...shared,
    arangoUrl: 'http://127.0.0.1:8529',
    logRetentionDays: 7,
    webhookPrivateTargets: 'allow',
    archiveRetentionDays: 7,
    retainData: false,
  },
  dev: {
    ...shared,
    arangoUrl: 'https://arangodb.dev.flowmaster.example:8529',
    logRetentionDays: 14,
    archiveRetentionDays: 30,
    retainData: true,
  },
  prod: {
    ...shared,
    arangoUrl: 'https://arangodb.flowmaster.example:8529',
    logRetentionDays: 365,
    archiveRetentionDays: 365,
    throttling: { rate: 5000, burst: 2500 },
    retainData: true,
  },
};

/** The configuration of a stage. An unknown name is refused: a typing error must not deploy a new copy of everything. */
export function stageConfig(stage: string): StageConfig {
  const config = stages[stage];
  if (!config) {
    throw new Error(
      `Unknown stage "${stage}". Known: ${Object.keys(stages).join(', ')}. Add it to infra/cdk/config.ts.`,
    );
  }
  return { stage, ...config };
}
