/** Collections of the semantic data exchange, by their seed names. They live in a database of their own. */
export const SDX_COLLECTIONS = [
  'sdx_datasources',
  'sdx_schemas',
  'sdx_tables',
  'sdx_columns',
  'sdx_connections',
  'sdx_llm_configs',
  'sdx_secrets',
  'sdx_annotations',
  'sdx_jobs',
  'sdx_webhooks',
  'sdx_audit',
] as const;
export type SdxCollection = (typeof SDX_COLLECTIONS)[number];

/** Edges: from → to. The first three make the tree from a source down to its columns; `references` are foreign keys. */
export const SDX_EDGES: Readonly<Record<string, { from: readonly SdxCollection[]; to: readonly SdxCollection[] }>> = {
  sdx_datasource_has_schema: { from: ['sdx_datasources'], to: ['sdx_schemas'] },
  sdx_schema_has_table: { from: ['sdx_schemas'], to: ['sdx_tables'] },
  sdx_table_has_column: { from: ['sdx_tables'], to: ['sdx_columns'] },
  sdx_column_references_column: { from: ['sdx_columns'], to: ['sdx_columns'] },
  sdx_datasource_uses_connection: { from: ['sdx_datasources'], to: ['sdx_connections'] },
  sdx_connection_uses_secret: { from: ['sdx_connections'], to: ['sdx_secrets'] },
  sdx_annotation_describes: {
    from: ['sdx_annotations'],
    to: ['sdx_datasources', 'sdx_schemas', 'sdx_tables', 'sdx_columns'],
  },
  sdx_job_works_on: { from: ['sdx_jobs'], to: ['sdx_datasources', 'sdx_schemas', 'sdx_tables'] },
};

export const SDX_GRAPH = 'sdx_graph';

/** Indexes of each collection beyond the primary one. Every question begins with the tenant. */
export const SDX_INDEXES: Readonly<
  Record<SdxCollection, readonly { name: string; fields: readonly string[]; unique?: true }[]>
> = {
  sdx_datasources: [{ name: 'by_name', fields: ['tenant_id', 'name'], unique: true }],
  sdx_schemas: [{ name: 'by_datasource', fields: ['tenant_id', 'datasource_id', 'name'] }],
  sdx_tables: [
    { name: 'by_schema', fields: ['tenant_id', 'schema_id', 'name'] },
    { name: 'by_name', fields: ['tenant_id', 'name'] },
  ],
  sdx_columns: [
    { name: 'by_table', fields: ['tenant_id', 'table_id', 'name'] },
    { name: 'by_name', fields: ['tenant_id', 'name'] },
  ],
  sdx_connections: [{ name: 'by_datasource', fields: ['tenant_id', 'datasource_id'] }],
  sdx_llm_configs: [{ name: 'by_provider', fields: ['tenant_id', 'provider'] }],
  sdx_secrets: [{ name: 'by_name', fields: ['tenant_id', 'name'], unique: true }],
  sdx_annotations: [{ name: 'by_target', fields: ['tenant_id', 'target_id', 'createdAt'] }],
  sdx_jobs: [{ name: 'by_status', fields: ['tenant_id', 'status', 'createdAt'] }],
  sdx_webhooks: [{ name: 'by_event', fields: ['tenant_id', 'event'] }],
  sdx_audit: [{ name: 'by_time', fields: ['tenant_id', 'createdAt'] }],
};
