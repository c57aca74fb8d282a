// The command `npm run demo`: exit code 0 when every case went as expected, 1 otherwise.
import { findStack } from './connection';
import { DemoFault } from './demo-fault';
import { RelaisApi } from './relais-api';
import { runDemo } from './run-demo';

async function main(): Promise<number> {
  try {
    const asExpected = await runDemo(new RelaisApi(findStack(process.env)), (...lines) => console.log(lines.join('\n')));
    return asExpected ? 0 : 1;
  } catch (error) {
    if (!(error instanceof DemoFault)) throw error;
    console.error(error.message);
    return 1;
  }
}

main().then((code) => {
  process.exitCode = code;
});
