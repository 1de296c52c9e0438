import type { Block } from '../../support/terraform-configuration';
import { everyContainer, oneContainer } from '../support/containers';
import type { Policy } from '../support/policy';
import { list } from '../support/resources';

const SECRET_NAME =
  /(^|_)(KEY|TOKEN|SECRET|PASSWORD|PASSPHRASE|CREDENTIALS?|SID)(_|$)|^(DATABASE|REDIS)_URL$/;

/** `scheme://user:password@host`. */
const PASSWORD_IN_URL = /:\/\/[^/\s]*:[^/\s]*@/;

export const policy: Policy = {
  rule: 'secrets are not among the variables that everybody can read',
  controls: ['ECS.8'],
  violations: everyContainer(
    ({ environment }) =>
      !list<Block>(environment).some(
        ({ name, value }) => SECRET_NAME.test(name) || PASSWORD_IN_URL.test(value),
      ),
    'shows a secret',
  ),
  compliant: oneContainer({
    environment: [
      { name: 'MAX_TOKENS_PER_LESSON', value: '1000' },
      { name: 'AI_SERVICE_URL', value: 'http://ai.bmo-learning-prod.internal:8000' },
    ],
  }),
  violating: oneContainer({ environment: [{ name: 'AI_SERVICE_API_KEY', value: 'dev_key' }] }),
};
