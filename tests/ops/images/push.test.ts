import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ECRClient } from '@aws-sdk/client-ecr';
import { containerEngine, pushCommands, pushImages } from '../../../ops/images/push';
import type { PushRequest } from '../../../ops/images/request';
import type { Sender } from '../../../ops/toolbox/aws/client-config';
import type { Command } from '../../../ops/toolbox/terraform';

const target = {
  accountId: '111111111111',
  region: 'us-east-2',
  repositories: { 'ai-service': 'p/ai', 'rails-api': 'p/rails' },
  sources: { 'ai-service': 's/ai', 'rails-api': 's/rails' },
  platform: 'linux/arm64',
};

const promote: PushRequest = {
  environment: 'prod',
  verb: 'promote',
  tags: { 'rails-api': '8f2b6d4' },
  dryRun: false,
};
const push: PushRequest = { ...promote, verb: 'push', application: '/app' };
const build: PushRequest = { ...push, verb: 'build' };

describe('What is run for an image', () => {
  it('is the script of the workflow, with what it needs as variables', () => {
    const [command, ...others] = pushCommands(promote, target, 'docker');
    expect(others).toEqual([]);
    expect(command?.program).toBe('bash');
    expect(command?.args[0]).toMatch(/\.github\/actions\/push-image\/push-image\.sh$/);
    expect(command?.set).toEqual({
      ENGINE: 'docker',
      REGISTRY: '111111111111.dkr.ecr.us-east-2.amazonaws.com',
      REGION: 'us-east-2',
      REPOSITORY: 'p/rails',
      TAG: '8f2b6d4',
      PLATFORM: 'linux/arm64',
      SOURCE: 's/rails',
      CONTEXT: '',
    });
  });

  it('builds from its folder in the repository of the application', () => {
    const both = { ...push, tags: { 'ai-service': 'a', 'rails-api': 'b' } };
    const sets = pushCommands(both, target, 'podman').map(({ set }) => set);
    expect(sets.map((set) => set?.['CONTEXT'])).toEqual(['/app/app/ai_service', '/app/app/rails_api']);
    expect(sets.map((set) => set?.['SOURCE'])).toEqual(['', '']);
    expect(pushCommands(build, target, 'podman')[0]?.set).toMatchObject({ BUILD_ONLY: 'true' });
  });

  it('is nothing in an environment that builds its own images and is asked to promote', () => {
    expect(() => pushCommands(promote, { ...target, sources: undefined }, 'docker')).toThrow(
      'prod builds its own images: PROMOTED_FROM in ops/images/wanted.ts names no environment to copy them from.\n' +
        'Build them: npx bmo images prod push',
    );
  });
});

describe('Pushing', () => {
  const notes: string[] = [];
  const ran: Command[] = [];
  beforeEach(() => {
    notes.length = 0;
    ran.length = 0;
  });
  const pushed = (request: PushRequest, code = 0) =>
    pushImages(request, target, {
      engine: 'docker',
      run: async (command) => {
        ran.push(command);
        return code;
      },
      note: (line) => notes.push(line),
      ecr: {
        send: async () => ({
          images: [{ imageId: { imageDigest: 'sha256:abc' }, imageManifest: '{}' }],
        }),
      } as unknown as Sender<ECRClient>,
    });

  it('shows what it does, and answers with the digest', async () => {
    expect(await pushed(promote)).toEqual({ rails_api_image_tag: 'sha256:abc' });
    expect(notes).toEqual([
      'Copies s/rails:8f2b6d4 to p/rails:8f2b6d4 by its digest, with docker, unless it is there.',
    ]);
    await pushed(push);
    expect(notes.at(-1)).toBe(
      'Builds /app/app/rails_api for linux/arm64 with docker and pushes p/rails:8f2b6d4, unless it is there.',
    );
  });

  it('answers with no digest of an image that is only built', async () => {
    expect(await pushed(build)).toEqual({});
    expect(notes).toEqual([
      'Builds /app/app/rails_api for linux/arm64 with docker, as p/rails:8f2b6d4 on this machine.',
    ]);
  });

  it('only shows it when it is asked to', async () => {
    expect(await pushed({ ...push, dryRun: true })).toEqual({});
    expect(ran).toEqual([]);
    expect(notes.at(-1)).toBe('Nothing was run, because of --dry-run.');
  });

  it('ends when the program fails', async () => {
    await expect(pushed(push, 1)).rejects.toThrow(
      'It failed; its own words are above. Nothing was deployed.',
    );
  });
});

describe('The program that builds images', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'path-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const install = (...programs: readonly string[]) => {
    for (const program of programs) {
      writeFileSync(join(folder, program), '');
      chmodSync(join(folder, program), 0o755);
    }
    return folder;
  };

  it('is docker, or podman where there is no docker', () => {
    expect(containerEngine(push, install('podman', 'aws'))).toBe('podman');
    expect(containerEngine(push, install('docker'))).toBe('docker');
  });

  it('is missing with a sentence that says where to get it', () => {
    expect(() => containerEngine(push, folder)).toThrow(
      'There is neither docker nor podman on PATH. Install Docker Engine with buildx (https://docs.docker.com/engine/install/), ' +
        'or podman and skopeo (https://podman.io/docs/installation), then run the command again.',
    );
  });

  it('needs the AWS CLI for a registry only', () => {
    install('docker');
    expect(containerEngine(build, folder)).toBe('docker');
    expect(() => containerEngine(push, folder)).toThrow(
      'There is no aws on PATH, which gives the password of the registry.',
    );
  });

  it('needs skopeo to copy with podman', () => {
    expect(() => containerEngine(promote, install('podman', 'aws'))).toThrow(
      'There is no skopeo on PATH: podman cannot copy an image without changing its digest.',
    );
    expect(containerEngine(promote, install('skopeo'))).toBe('podman');
  });
});
