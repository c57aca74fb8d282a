// Lints the OpenAPI document by the strictest rules of the linter; nothing is sent anywhere.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const words = ['lint', '--extends=recommended-strict', join(import.meta.dirname, '..', 'docs', 'openapi.json')];
const silent = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
process.exitCode = spawnSync('redocly', words, { stdio: 'inherit', env: { ...process.env, ...silent } }).status ?? 1;
