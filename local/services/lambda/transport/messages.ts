// AWS calls of a function, between its worker and the main thread: what would have gone over a loopback connection.

/** Worker → main. Signed as it would be for the wire. */
export interface CallMessage {
  kind: 'call';
  id: number;
  method: string;
  /** Path and query. */
  url: string;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: Uint8Array | string;
}

/** Main → worker. */
export interface AnswerMessage {
  kind: 'answer';
  id: number;
  status: number;
  headers: Record<string, string>;
  body: Uint8Array | string;
}
