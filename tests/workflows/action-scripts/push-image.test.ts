import { describeScript, RECORD, runScript } from './run-script';

const env = {
  REGISTRY: '111111111111.dkr.ecr.us-east-2.amazonaws.com',
  REGION: 'us-east-2',
  REPOSITORY: 'bmo-learning/rails-api',
  TAG: '8f2b6d4',
  PLATFORM: 'linux/arm64',
  SOURCE: '',
  CONTEXT: 'application/app/rails_api',
};

const docker =
  'if [[ $1 == login ]]; then stdin=$(cat); fi\nif [[ "$1 $2" == "buildx inspect" ]]; then exit 1; fi\nrecord "$@"';
const NOT_FOUND = 'An error occurred (ImageNotFoundException) when calling DescribeImages';

const aws = (describe: string) =>
  `if [[ $1 == ecr && $2 == get-login-password ]]; then echo password; exit; fi\n${describe}`;

/** The tag is missing until it was pushed. */
const UNTIL_PUSHED = `if [[ -e pushed ]]; then echo sha256:abc; exit; fi\necho '${NOT_FOUND}' >&2; exit 254`;
const pushing = `${docker}\nif [[ "$*" == *--push* || $1 == push ]]; then touch pushed; fi`;

const push = (describe: string, more: Partial<typeof env> = {}) =>
  runScript('push-image/push-image.sh', { ...env, ...more }, { aws: aws(describe), docker: pushing });

describeScript('Pushing an image', () => {
  it('builds for the platform, with provenance and SBOM, and keeps the password off the command line', () => {
    const { calls, status, output } = push(UNTIL_PUSHED);
    expect(status).toBe(0);
    expect(output).toContain(
      'bmo-learning/rails-api:8f2b6d4 is sha256:abc, built from application/app/rails_api\n',
    );
    expect(calls).toEqual([
      'docker login --username AWS --password-stdin 111111111111.dkr.ecr.us-east-2.amazonaws.com < password',
      'docker buildx create --name delivery --driver docker-container',
      'docker buildx build --builder delivery --platform linux/arm64 --provenance mode=max --sbom=true --push ' +
        '--tag 111111111111.dkr.ecr.us-east-2.amazonaws.com/bmo-learning/rails-api:8f2b6d4 application/app/rails_api',
    ]);
  });

  it('fails when the tag is not there after the push', () => {
    const { status, output } = push(`echo '${NOT_FOUND}' >&2; exit 254`);
    expect(status).toBe(1);
    expect(output).toContain(
      '::error::bmo-learning/rails-api has no image with the tag 8f2b6d4 after the push. Nothing was deployed.\n',
    );
  });

  it('works with podman', () => {
    const { calls, status } = runScript(
      'push-image/push-image.sh',
      { ...env, ENGINE: 'podman' },
      { aws: aws(UNTIL_PUSHED), podman: pushing },
    );
    expect(status).toBe(0);
    const image = '111111111111.dkr.ecr.us-east-2.amazonaws.com/bmo-learning/rails-api:8f2b6d4';
    expect(calls).toEqual([
      'podman login --username AWS --password-stdin 111111111111.dkr.ecr.us-east-2.amazonaws.com < password',
      `podman build --platform linux/arm64 --tag ${image} application/app/rails_api`,
      `podman push ${image}`,
    ]);
  });

  it.each([
    ['docker', 'docker buildx build --platform linux/arm64 --load'],
    ['podman', 'podman build --platform linux/arm64'],
  ])('only builds it with %s, and meets no registry', (ENGINE, build) => {
    const programs = { aws: RECORD, docker: RECORD, podman: RECORD };
    const { calls, status } = runScript(
      'push-image/push-image.sh',
      { ...env, ENGINE, BUILD_ONLY: 'true' },
      programs,
    );
    expect(status).toBe(0);
    expect(calls).toEqual([`${build} --tag bmo-learning/rails-api:8f2b6d4 application/app/rails_api`]);
  });

  it('does nothing when the tag is there', () => {
    const { calls, status, output } = push('echo sha256:abc');
    expect({ calls, status }).toEqual({ calls: [], status: 0 });
    expect(output).toBe('bmo-learning/rails-api:8f2b6d4 is there: sha256:abc\n');
  });

  it('fails without a context when the tag is missing', () => {
    const { calls, status, output } = push(`echo '${NOT_FOUND}' >&2; exit 254`, { CONTEXT: '' });
    expect({ calls, status }).toEqual({ calls: [], status: 1 });
    expect(output).toBe(
      '::error::bmo-learning/rails-api has no image with the tag 8f2b6d4. Push it, or correct the tag.\n',
    );
  });

  it('does not take another error for a missing tag', () => {
    const { calls, status, output } = push('echo AccessDeniedException >&2; exit 254');
    expect({ calls, status }).toEqual({ calls: [], status: 1 });
    expect(output).toBe(
      '::error::The repository bmo-learning/rails-api cannot be read: AccessDeniedException\n',
    );
  });

  it.each(['latest', '', '-x', 'a/b', 'a b'])('refuses the tag "%s"', (TAG) => {
    const { status, output } = runScript(
      'push-image/push-image.sh',
      { ...env, TAG },
      { aws: RECORD, docker },
    );
    expect(status).toBe(1);
    expect(output).toBe(`::error::"${TAG}" is no tag that names one build for ever, such as a commit.\n`);
  });
});

describeScript('Promoting an image', () => {
  const staging = 'bmo-learning-staging/rails-api';
  const registry = '111111111111.dkr.ecr.us-east-2.amazonaws.com';
  /** Answers for each repository: a digest, or nothing. The one of production counts from the copy on. */
  const promote = (
    inStaging: string | undefined,
    inProd: string | undefined,
    afterCopy = inStaging,
    ENGINE = 'docker',
  ) => {
    const answer = (digest: string | undefined) =>
      digest ? `echo ${digest}; exit` : `echo '${NOT_FOUND}' >&2; exit 254`;
    const describe = [
      `if [[ "$*" == *${staging}* ]]; then ${answer(inStaging)}; fi`,
      `if [[ -e copied ]]; then ${answer(afterCopy)}; fi`,
      answer(inProd),
    ].join('\n');
    const copying = `${docker}\nif [[ "$1 $2" == "buildx imagetools" ]]; then touch copied; fi`;
    return runScript(
      'push-image/push-image.sh',
      { ...env, ENGINE, SOURCE: staging, CONTEXT: '' },
      {
        aws: aws(describe),
        docker: copying,
        podman: docker,
        skopeo: `${RECORD}\ntouch copied`,
      },
    );
  };

  it('copies it by its digest, and builds nothing', () => {
    const { calls, status, output } = promote('sha256:abc', undefined);
    expect(status).toBe(0);
    expect(calls).toEqual([
      `docker login --username AWS --password-stdin ${registry} < password`,
      `docker buildx imagetools create --prefer-index=false --tag ${registry}/bmo-learning/rails-api:8f2b6d4 ` +
        `${registry}/${staging}@sha256:abc`,
    ]);
    expect(output).toBe(`bmo-learning/rails-api:8f2b6d4 is sha256:abc, copied from ${staging}\n`);
  });

  it('copies it with skopeo where there is podman', () => {
    const { calls, status } = promote('sha256:abc', undefined, 'sha256:abc', 'podman');
    expect(status).toBe(0);
    expect(calls.at(-1)).toBe(
      `skopeo copy --all --preserve-digests docker://${registry}/${staging}@sha256:abc ` +
        `docker://${registry}/bmo-learning/rails-api:8f2b6d4`,
    );
  });

  it('copies nothing twice', () => {
    const { calls, status } = promote('sha256:abc', 'sha256:abc');
    expect({ calls, status }).toEqual({ calls: [], status: 0 });
  });

  it('takes what is there when the source has expired', () => {
    const { calls, status } = promote(undefined, 'sha256:abc');
    expect({ calls, status }).toEqual({ calls: [], status: 0 });
  });

  it('refuses a tag that means another build where it was promoted from', () => {
    const { calls, status, output } = promote('sha256:abc', 'sha256:def');
    expect({ calls, status }).toEqual({ calls: [], status: 1 });
    expect(output).toBe(
      `::error::bmo-learning/rails-api:8f2b6d4 is sha256:def, but ${staging}:8f2b6d4 is sha256:abc: another build. ` +
        'Deploy another commit.\n',
    );
  });

  it('refuses what was never deployed there', () => {
    const { calls, status, output } = promote(undefined, undefined);
    expect({ calls, status }).toEqual({ calls: [], status: 1 });
    expect(output).toBe(
      `::error::${staging} has no image with the tag 8f2b6d4. Deploy it there first, or correct the tag.\n`,
    );
  });

  it('fails when the copy has other bytes', () => {
    const { status, output } = promote('sha256:abc', undefined, 'sha256:def');
    expect(status).toBe(1);
    expect(output).toBe(
      `::error::bmo-learning/rails-api:8f2b6d4 is sha256:def after the copy of ${staging}@sha256:abc. ` +
        'Nothing was deployed.\n',
    );
  });
});
