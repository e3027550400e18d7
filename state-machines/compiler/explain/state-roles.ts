/** What the explanation needs of a source map, whether it comes from the compiler or out of storage. */
export interface StateRoles {
  readonly states: Readonly<Record<string, { readonly nodeId: string; readonly role: string }>>;
}
