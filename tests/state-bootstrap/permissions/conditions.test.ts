import {
  allOf,
  namedForEnvironment,
  ownedByStack,
  passedTo,
  taggedForStack,
} from '../../../terraform-state-bootstrap/permissions/conditions';
import { target } from './support/holder';

const stack = target('prod', 'foundation');

describe('allOf', () => {
  it('puts tests with the same operator together', () => {
    expect(allOf(ownedByStack(stack), taggedForStack(stack), namedForEnvironment(stack))).toEqual({
      StringEquals: {
        'aws:ResourceTag/Stack': 'bmo-learning-prod-foundation',
        'aws:RequestTag/Stack': 'bmo-learning-prod-foundation',
      },
      StringLike: { 'aws:ResourceTag/Name': 'bmo-learning-prod-*' },
    });
  });

  it('leaves its parts as they are', () => {
    const part = ownedByStack(stack);
    allOf(part, taggedForStack(stack));
    expect(part).toEqual(ownedByStack(stack));
  });

  it('refuses two tests of which one would replace the other', () => {
    expect(() => allOf(passedTo('ecs-tasks.amazonaws.com'), passedTo('backup.amazonaws.com'))).toThrow(
      new Error('StringEquals tests iam:PassedToService twice.'),
    );
  });
});
