import { createKeys } from '../../stacks/foundation/keys';
import { accountIdInput, nameInput, regionInput, relocated, renamed } from '../common-inputs';
import type { ModuleDefinition } from '../definition';

/** Customer keys, which every other module takes from its caller. */
export const kms: ModuleDefinition = {
  name: 'kms',
  summary:
    'One customer managed KMS key for each class of data, rotated, usable only through the AWS service that stores it.',
  build: (module, environment) => {
    const { inputs } = module;
    const name = nameInput(inputs, environment);
    const region = regionInput(inputs);
    const callers = relocated(renamed(environment, name), region);
    const keyArns = createKeys(module, callers, accountIdInput(inputs));
    module.output('key_arns', 'ARN of the KMS key of each class of data.', keyArns);
  },
};
