import { Journal } from '#local/services/storage/journal/journal.ts';

export interface Mail {
  id: string;
  sentAt: string;
  from: string;
  to: string[];
  cc: string[];
  bcc: string[];
  replyTo: string[];
  subject: string;
  text?: string;
  html?: string;
  /** The whole message of a raw mail, base64. */
  raw?: string;
}

/** Mail that was "sent": kept, so that people and tests can read it, and never leaves the machine. */
export class Outbox {
  readonly #journal: Journal;

  constructor(dataDir: string) {
    this.#journal = Journal.acquire(dataDir);
    this.#journal.define(
      'CREATE TABLE IF NOT EXISTS ses_mail (seq INTEGER PRIMARY KEY AUTOINCREMENT, mail TEXT NOT NULL) STRICT',
    );
  }

  async add(mail: Mail): Promise<void> {
    await this.#journal.write([['INSERT INTO ses_mail (mail) VALUES (?)', JSON.stringify(mail)]]);
  }

  /** Newest first; `to` keeps those addressed to it. */
  list({ to, limit }: { to: string | undefined; limit: number }): Mail[] {
    const where =
      to === undefined
        ? ''
        : "WHERE EXISTS (SELECT 1 FROM json_each(mail, '$.to') WHERE lower(value) LIKE '%' || lower(?) || '%')";
    const rows = this.#journal.read<{ mail: string }>(
      `SELECT mail FROM ses_mail ${where} ORDER BY seq DESC LIMIT ?`,
      ...(to === undefined ? [] : [to]),
      limit,
    );
    return rows.map((row) => JSON.parse(row.mail) as Mail);
  }

  close(): Promise<void> {
    return this.#journal.close();
  }
}
