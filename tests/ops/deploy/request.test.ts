import { requestOf, versionsOf } from '../../../ops/deploy/request';
import { requestOf as rollbackRequestOf } from '../../../ops/rollback/request';

const DIGEST = `sha256:${'a'.repeat(64)}`;

describe('The images of npx bmo deploy', () => {
  it('are named one by one, by tag or digest', () => {
    expect(versionsOf(`ai-service=8f2b6d4,rails-api=${DIGEST}`)).toEqual({
      'ai-service': '8f2b6d4',
      'rails-api': DIGEST,
    });
    expect(versionsOf('rails-api=8f2b6d4')).toEqual({ 'rails-api': '8f2b6d4' });
  });

  it.each([
    [
      '8f2b6d4',
      "--images names '8f2b6d4'. Allowed: --images ai-service=<version>,rails-api=<version>, with one of them or both.",
    ],
    ['rails=8f2b6d4', "--images names 'rails=8f2b6d4'."],
    ['rails-api=a1,rails-api=b2', '--images names rails-api twice.'],
    [
      'rails-api=latest',
      "--images: rails-api is 'latest'. Allowed: a digest (sha256:…), or a tag that names one build for ever, such as a commit.",
    ],
    ['rails-api=', "--images: rails-api is ''."],
    ['rails-api=sha256:abc', "--images: rails-api is 'sha256:abc'."],
    ['rails-api=$(id)', "--images: rails-api is '$(id)'."],
  ])('are refused: %s', (images, message) => {
    expect(() => versionsOf(images)).toThrow(message);
  });
});

describe('npx bmo deploy', () => {
  const args = { environment: 'test', images: 'rails-api=8f2b6d4', 'no-synth': false };

  it('takes reasons for what is not safe', () => {
    expect(
      requestOf({
        ...args,
        'skip-migration': 'A template changes only.',
        'other-changes': 'The port moves with it.',
        'no-rollback': 'The old schema is gone for good.',
      }),
    ).toEqual({
      environment: 'test',
      versions: { 'rails-api': '8f2b6d4' },
      skipMigration: 'A template changes only.',
      otherChanges: 'The port moves with it.',
      noRollback: 'The old schema is gone for good.',
      synth: true,
    });
  });

  it.each(['skip-migration', 'other-changes', 'no-rollback'])('refuses --%s without a sentence', (name) => {
    expect(() => requestOf({ ...args, [name]: 'yes' })).toThrow(
      `--${name} is 'yes'. Allowed: a sentence of at least 15 characters that a reviewer can agree or disagree with.`,
    );
  });

  it('needs images', () => {
    expect(() => requestOf({ ...args, images: undefined })).toThrow(
      '--images is missing. Allowed: --images ai-service=',
    );
  });
});

describe('npx bmo rollback', () => {
  const args = { environment: 'test', 'no-synth': false };

  it('goes back to a tag, because a digest is of one image', () => {
    expect(rollbackRequestOf({ ...args, to: '8f2b6d4' }).to).toBe('8f2b6d4');
    expect(rollbackRequestOf(args).to).toBeUndefined();
    expect(() => rollbackRequestOf({ ...args, to: DIGEST })).toThrow(
      'Allowed: a tag that names one build for ever, such as a commit.',
    );
    expect(() => rollbackRequestOf({ ...args, to: 'latest' })).toThrow("--to is 'latest'.");
  });
});
