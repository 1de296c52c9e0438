import { PLATFORM_VARIABLES, SECRET_NAME } from '../../ecs/platform-variables';
import { GENERATED_VARIABLES } from '../../secrets/settings';
import type { Rule } from './rule';

/** External keys do not include variables whose secrets Terraform generates. */
const externalKeyNames: Rule = ({ secrets }) =>
  GENERATED_VARIABLES.filter((variable) => variable in (secrets?.externalKeys ?? {})).map((variable) => ({
    at: `secrets.externalKeys.${variable}`,
    got: `'${variable}', whose secret Terraform generates`,
    allowed: `any variable except ${GENERATED_VARIABLES.join(', ')}`,
    fix: 'Remove it. To rotate this secret, raise its number under secrets.versions.',
  }));

/** The AI service stops at the start without an OpenAI API key. */
const openAiKey: Rule = ({ secrets }) =>
  secrets?.externalKeys !== undefined && secrets.externalKeys['OPENAI_API_KEY'] !== 'injected'
    ? [
        {
          at: 'secrets.externalKeys.OPENAI_API_KEY',
          got: `${secrets.externalKeys['OPENAI_API_KEY'] ?? 'nothing'}`,
          allowed: "'injected'",
          fix: 'Set it to injected: the AI service does not start without this key.',
        },
      ]
    : [];

/** Variables of a service are neither set by the platform nor secrets: they are readable in the task definition. */
const variables: Rule = ({ services, secrets }) => {
  const secretNames: readonly string[] = [
    ...GENERATED_VARIABLES,
    ...Object.keys(secrets?.externalKeys ?? {}),
  ];
  return Object.entries(services ?? {}).flatMap(([name, service]) =>
    Object.keys(service?.variables ?? {}).flatMap((variable) => {
      const at = `services.${name}.variables.${variable}`;
      if (PLATFORM_VARIABLES.includes(variable)) {
        return [
          {
            at,
            got: `'${variable}', which the platform sets`,
            allowed: `any variable except ${PLATFORM_VARIABLES.join(', ')}`,
            fix: 'Remove it.',
          },
        ];
      }
      if (!secretNames.includes(variable) && !SECRET_NAME.test(variable)) return [];
      return [
        {
          at,
          got: `'${variable}', the name of a secret`,
          allowed: 'variables that are not secret: they are readable in the task definition',
          fix: `Put it under secrets.externalKeys as ${variable}: 'injected'.`,
        },
      ];
    }),
  );
};

/** Rules about secrets and variables. */
export const secretRules: readonly Rule[] = [variables, externalKeyNames, openAiKey];
