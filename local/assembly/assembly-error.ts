/** The assembly asks for something that the local cloud cannot make; the message names where and what. */
export class AssemblyError extends Error {
  override readonly name = 'AssemblyError';
}
