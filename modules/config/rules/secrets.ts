import { PLATFORM_VARIABLES, SECRET_NAME } from '../../ecs/platform-variables';
import { GENERATED_VARIABLES } from '../../secrets/settings';
import { show } from '../../shared/problems';
import type { Rule } from './rule';

/** External keys do not include variables whose secrets Terraform generates. */
const externalKeyNames: Rule = ({ secrets }) =>
  GENERATED_VARIABLES.filter((variable) => variable in (secrets?.externalKeys ?? {})).map((variable) => ({
    at: `secrets.externalKeys.${variable}`,
    got: `'${variable}', whose secret Terraform generates`,
    allowed: `any variable except ${GENERATED_VARIABLES.join(', ')}`,
    fix: 'Remove it. To rotate this secret, raise its number under secrets.versions.',
  }));

/** Third-party API keys without which the AI service stops while it reads its settings. */
const REQUIRED_KEYS = ['ANTHROPIC_API_KEY', 'OPENAI_API_KEY'];

/** The AI service gets every key that it needs to start; leaving one out takes a reason. */
const requiredKeys: Rule = ({ secrets }) => {
  const { externalKeys } = secrets ?? {};
  if (externalKeys === undefined) return [];
  return REQUIRED_KEYS.flatMap((variable) => {
    const isMissing = !(variable in externalKeys);
    const use = externalKeys[variable];
    if (!isMissing && use !== 'reserved') return [];
    return [
      {
        at: `secrets.externalKeys.${variable}`,
        got: isMissing ? 'nothing' : show(use),
        allowed: "'injected', or { injected: false, reason: '…' } for images that do not read it",
        fix: "Set it to 'injected': the AI service does not start without this key.",
      },
    ];
  });
};

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
export const secretRules: readonly Rule[] = [variables, externalKeyNames, requiredKeys];
