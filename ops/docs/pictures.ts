import { join } from 'node:path';
import { ENVIRONMENTS } from '../cli/definition';
import { diagram } from '../diagram/diagram';

/** Where the picture of an environment is. */
export const pictureFile = (environment: string): string =>
  join(__dirname, '..', '..', 'docs', `architecture-${environment}.svg`);

async function main(): Promise<void> {
  for (const environment of ENVIRONMENTS) {
    const [line = ''] = await diagram(environment, 'svg', pictureFile(environment));
    console.log(line);
  }
}

if (require.main === module) void main();
