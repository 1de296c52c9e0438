import { defineCommand, environment, text, typedPath } from '../cli/definition';

export const command = defineCommand({
  name: 'diagram',
  group: 'Look',
  summary: 'draws an environment: who is reached by whom, out of its Terraform JSON',
  description:
    'Draws an environment as its synthesized Terraform JSON describes it: what users reach, services, stores, and the connections ' +
    'that security groups and task roles allow. It prints SVG, which has light and dark colors and needs nothing from elsewhere, or ' +
    'Mermaid. It asks AWS nothing; `npm run synth` writes the JSON.',
  positionals: { environment },
  options: {
    format: { describe: 'of the picture', type: 'string', choices: ['svg', 'mermaid'], default: 'svg' },
    output: text('file to write it to, instead of the standard output'),
  },
  examples: [
    ['diagram prod --output prod.svg', 'draws production'],
    ['diagram staging --format mermaid', 'prints staging for a page on GitHub'],
  ],
  interrupted: 'Nothing was changed.',
  run: async ({ environment, format, output }, context) => {
    const { diagram } = require('./diagram') as typeof import('./diagram');
    const file = typedPath(output, context);
    const lines = await diagram(environment, format === 'mermaid' ? 'mermaid' : 'svg', file);
    return { lines };
  },
});
