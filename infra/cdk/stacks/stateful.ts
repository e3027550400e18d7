import { Duration, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { AttributeType, BillingMode, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Archive, EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { privateBucket } from '../constructs/private-bucket.ts';
import { tableOwners } from '../contexts.ts';
import type { Names } from '../names.ts';

export interface StatefulStackProps extends StackProps {
  readonly config: StageConfig;
  readonly names: Names;
}

/** What must outlive every deployment: tables, event bus and archive, buckets, keys, the secret of the graph. */
export class StatefulStack extends Stack {
  readonly dataKey: Key;
  readonly signingKey: Key;
  readonly eventBus: EventBus;
  readonly accessLogs: IBucket;
  readonly arangoSecret: Secret;
  readonly tables: ReadonlyMap<string, Table>;
  readonly #config: StageConfig;
  readonly #names: Names;

  constructor(scope: Construct, id: string, { config, names, ...props }: StatefulStackProps) {
    super(scope, id, props);
    this.#config = config;
    this.#names = names;
    this.dataKey = new Key(this, 'DataKey', {
      description: `Encrypts what ${names.prefix} stores`,
      enableKeyRotation: true,
      removalPolicy: this.#removalPolicy,
    });
    this.#letAlarmsEncrypt();
    this.signingKey = new Key(this, 'TokenSigningKey', {
      description: `Signs the access tokens of ${names.prefix}`,
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
      removalPolicy: this.#removalPolicy,
    });
    this.tables = new Map(tableOwners.map(({ name }) => [name, this.#table(name)]));
    this.eventBus = this.#eventBusWithArchive();
    this.accessLogs = this.#accessLogBucket();
    this.arangoSecret = this.#graphSecret();
  }

  tableOf(context: string): Table {
    const table = this.tables.get(context);
    if (!table) throw new Error(`No context "${context}" that uses a table is declared in infra/cdk/contexts.ts`);
    return table;
  }

  get #removalPolicy(): RemovalPolicy {
    return this.#config.retainData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
  }

  /** CloudWatch publishes alarms on a topic that this key encrypts. In a key's policy, `*` is the key itself. */
  #letAlarmsEncrypt(): void {
    this.dataKey.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsOfThisAccount',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
  }

  #table(context: string): Table {
    const table = new Table(this, `Table${context}`, {
      tableName: this.#names.table(context),
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.dataKey,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: 'expiresAt',
      deletionProtection: this.#config.retainData,
      removalPolicy: this.#removalPolicy,
    });
    for (const index of ['1', '2']) {
      table.addGlobalSecondaryIndex({
        indexName: `GSI${index}`,
        partitionKey: { name: `gsi${index}pk`, type: AttributeType.STRING },
        sortKey: { name: `gsi${index}sk`, type: AttributeType.STRING },
      });
    }
    return table;
  }

  #eventBusWithArchive(): EventBus {
    const eventBus = new EventBus(this, 'EventBus', { eventBusName: this.#names.eventBus() });
    new Archive(this, 'EventArchive', {
      archiveName: this.#names.eventBus(),
      sourceEventBus: eventBus,
      description: 'Every domain event, for replay',
      eventPattern: { source: [{ prefix: 'flowmaster.' }] as unknown as string[] },
      retention: Duration.days(this.#config.archiveRetentionDays),
    });
    return eventBus;
  }

  #accessLogBucket(): IBucket {
    const bucket = privateBucket(this, 'AccessLogs', {
      bucketName: this.#names.bucket('access-logs'),
      // CloudFront's and S3's log delivery support neither customer keys nor buckets without ACLs.
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      lifecycleRules: [{ id: 'expire', expiration: Duration.days(this.#config.logRetentionDays) }],
      removalPolicy: this.#removalPolicy,
    });
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'It is the bucket that access logs go to; logging itself would never end.',
    });
    return bucket;
  }

  #graphSecret(): Secret {
    const secret = new Secret(this, 'ArangoSecret', {
      secretName: `${this.#names.prefix}-arangodb`,
      description: 'User name and password for the process graph; create the user in ArangoDB with these',
      encryptionKey: this.dataKey,
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ username: 'flowmaster' }),
        generateStringKey: 'password',
        excludePunctuation: true,
        passwordLength: 40,
      },
      removalPolicy: this.#removalPolicy,
    });
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'ArangoDB is outside AWS: who rotates the password there puts the new value here (docs/deploying.md).',
    });
    return secret;
  }
}
