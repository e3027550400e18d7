export type Person = { email: string; password: string };
export type Target = {
  url: string;
  people: Record<'designer' | 'employee' | 'manager' | 'admin', Person>;
  close: () => void;
};

const password = process.env.FLOWMASTER_PASSWORD ?? 'flowmaster-demo';
const people = {
  designer: { email: process.env.FLOWMASTER_DESIGNER ?? 'dana@acme.example', password },
  employee: { email: process.env.FLOWMASTER_EMPLOYEE ?? 'emil@acme.example', password },
  manager: { email: process.env.FLOWMASTER_MANAGER ?? 'mara@acme.example', password },
  admin: { email: process.env.FLOWMASTER_ADMIN ?? 'ada@acme.example', password },
};

/** A platform that runs there, with these people in it. */
export const targetAt = (url: string): Target => ({ url, people, close: () => {} });

/** Where the tests look: a running platform (`FLOWMASTER_URL`), else the built web on its fake API. */
export async function openTarget(): Promise<Target> {
  const url = process.env.FLOWMASTER_URL;
  if (url) return targetAt(url);
  const { startFakeServer } = await import('../../web/dev/server.ts');
  const { url: fake, close } = await startFakeServer();
  return { url: fake, people, close };
}
