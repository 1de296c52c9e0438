import { prefixLimit, resourceName } from '../../modules/shared/naming';

const environment = { project: 'bmo-learning', name: 'prod' };

describe('Names', () => {
  test('contain project, environment and role', () => {
    expect(resourceName(environment, 'alb')).toBe('bmo-learning-prod-alb');
  });

  test('start with the same prefix in an environment', () => {
    expect(resourceName(environment)).toBe('bmo-learning-prod');
  });

  test.each([
    ['target group', 6],
    ['IAM role', 38],
    ['security group', 229],
  ] as const)('leave room for what Terraform generates: a %s prefix has %i characters', (kind, limit) => {
    expect(prefixLimit(kind)).toBe(limit);
  });
});
