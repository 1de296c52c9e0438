import { defineCommand, flag, text, texts } from '../cli/definition';
import { optionsOf } from './options';

export const command = defineCommand({
  name: 'bootstrap',
  group: 'Prepare',
  summary: 'creates or imports the state bucket, the lock table and the roles of Terraform',
  description:
    'Creates, or imports, the state bucket, the lock table and the IAM roles for Terraform. It shows its plan and asks, prints ' +
    'every command that changes something, and can be run again at any time: it continues after an interruption, and changes ' +
    'nothing if everything is in place. It needs credentials of an administrator of the account. ' +
    'terraform-state-bootstrap/README.md describes it.',
  positionals: {},
  options: {
    'var-file': text(
      'file with values of the variables; not needed where DIRECTORY/root has a terraform.tfvars',
    ),
    var: texts('value of one variable, as NAME=VALUE; may be repeated'),
    yes: flag('apply the plan without asking'),
    'change-existing': flag('allow the plan to change a bucket or a table that existed before'),
    directory: text(
      'folder of the synthesized root, and of its state until that is in the bucket; terraform-state-bootstrap/work if not given',
    ),
  },
  examples: [
    ['bootstrap', 'shows what would be created or imported, and asks'],
    ['bootstrap --var aws_account_id=123456789012', 'the same, with the value of a variable'],
    ['bootstrap --change-existing', 'may also change a bucket or a table that existed before'],
  ],
  interrupted: 'What was done is in the state. Run the command again: it continues from there.',
  run: async (args, context) => {
    const { bootstrap } = require('./bootstrap') as typeof import('./bootstrap');
    await bootstrap(optionsOf(args, context));
    return {};
  },
});
