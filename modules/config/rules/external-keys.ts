import { GENERATED_VARIABLES } from '../../secrets/settings';
import type { Rule } from './rule';

/** A variable has one secret: what Terraform generates is no external key as well. */
export const externalKeyNames: Rule = ({ secrets }) =>
  GENERATED_VARIABLES.filter((variable) => variable in (secrets?.externalKeys ?? {})).map((variable) => ({
    at: `secrets.externalKeys.${variable}`,
    got: `'${variable}', whose secret Terraform already writes`,
    allowed: `any variable but ${GENERATED_VARIABLES.join(', ')}`,
    fix: 'Remove it here; its number under secrets.versions rotates it.',
  }));

/** Without a key of OpenAI the ai service ends while it starts. */
export const openAiKey: Rule = ({ secrets }) =>
  secrets?.externalKeys !== undefined && secrets.externalKeys['OPENAI_API_KEY'] !== 'injected'
    ? [
        {
          at: 'secrets.externalKeys.OPENAI_API_KEY',
          got: `${secrets.externalKeys['OPENAI_API_KEY'] ?? 'nothing'}`,
          allowed: "'injected'",
          fix: 'Set it to injected: the ai service does not start without this key.',
        },
      ]
    : [];
