import type { Block, TerraformConfiguration } from '../../support/terraform-configuration';
import { everyContainer, oneContainer } from '../support/containers';
import type { Policy } from '../support/policy';

/** What an image ends with: a digest, a tag, or an expression that says either. */
const CHOICE = /(@sha256:[0-9a-f]{64}|:[\w][\w.-]*|\$\{[^}]*\})$/;

/** Whether every variable in the text is checked for `latest`. */
const rejectsLatest = (text: string, stack: TerraformConfiguration): boolean =>
  [...text.matchAll(/\bvar\.(\w+)/g)].every(([, name = '']) =>
    JSON.stringify(stack.json['variable']?.[name]?.validation ?? '').includes('latest'),
  );

const withVariable = (variable: Block): Block => ({
  ...oneContainer({ image: '${data.terraform_remote_state.foundation.outputs.url}:${var.rails_image_tag}' }),
  variable: { rails_image_tag: variable },
});

export const policy: Policy = {
  rule: 'containers run an image that somebody chose: a tag or a digest, never latest',
  controls: [],
  violations: everyContainer(({ image }, _, stack) => {
    const choice = CHOICE.exec(image ?? '')?.[0];
    return choice !== undefined && choice !== ':latest' && rejectsLatest(choice, stack);
  }, 'runs whatever was pushed last'),
  compliant: withVariable({ validation: [{ condition: '${var.rails_image_tag != "latest"}' }] }),
  violating: withVariable({}),
};
