import { ECSClient } from '@aws-sdk/client-ecs';
import { inRegion } from '../toolbox/aws/client-config';
import { readEnvironment, runCommand } from '../toolbox/command-line';
import { applicationRoot, regionOfRoot } from '../toolbox/synthesized-roots';
import { runningTags } from './running-tags';

const USAGE = `usage: npx bmo running-tags <environment>

Prints the digests or tags of the images that the services run, as lines \`<variable>=<value>\`; nothing before the first deployment.`;

async function printRunningTags(environment: string): Promise<number> {
  const root = applicationRoot(environment);
  const tags = await runningTags(root, new ECSClient(inRegion(regionOfRoot(root))));
  for (const [variable, tag] of Object.entries(tags)) console.log(`${variable}=${tag}`);
  return 0;
}

runCommand({ usage: USAGE, read: readEnvironment, run: printRunningTags });
