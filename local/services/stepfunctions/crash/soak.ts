/** The long form of the crash test: `node bin/run.mjs local/services/stepfunctions/crash/soak.ts [executions] [kills]`. */
import { crashRun } from './crash-run.ts';

const executions = Number(process.argv[2] ?? 5000);
const kills = Number(process.argv[3] ?? 100);
const report = await crashRun({ executions, kills, concurrency: 25, upToMs: 2000 });
console.log(JSON.stringify({ ...report, problems: report.problems.slice(0, 20) }, null, 2));
process.exit(report.problems.length === 0 ? 0 : 1);
