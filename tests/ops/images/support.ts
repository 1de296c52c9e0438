import {
  BatchGetImageCommand,
  DescribeImageScanFindingsCommand,
  ImageAlreadyExistsException,
  PutImageCommand,
  ScanNotFoundException,
  StartImageScanCommand,
} from '@aws-sdk/client-ecr';
import { rootSchema, type SynthesizedRoot } from '../../../ops/toolbox/synthesized-roots';
import type { shipped } from '../../support/synthesize';
import { synthesizeEnvironment } from '../../support/synthesize-environment';

type Environment = (typeof shipped)[keyof typeof shipped];

/** Both stacks of an environment. */
export const rootsOf = (environment: Environment) => {
  const { foundation, application } = synthesizeEnvironment(environment);
  const root = (name: string, json: unknown): SynthesizedRoot => ({
    name,
    environment: environment.name,
    role: name,
    folder: '',
    path: '',
    dependencies: [],
    json: rootSchema.parse(json),
  });
  return {
    foundation: root('foundation', foundation.json),
    application: root('application', application.json),
  };
};

export const digestOf = (digit: string): string => `sha256:${digit.repeat(64)}`;

/** An index as BuildKit pushes it: an image for each platform, and an attestation. */
export const indexOf = (...platforms: readonly (readonly [architecture: string, digest: string])[]): string =>
  JSON.stringify({
    manifests: [
      ...platforms.map(([architecture, digest]) => ({ digest, platform: { os: 'linux', architecture } })),
      { digest: digestOf('e'), platform: { os: 'unknown', architecture: 'unknown' } },
    ],
  });

type Page = Readonly<Record<string, unknown>>;

/** A page of a scan that has ended. */
export const scanned = (...findings: readonly (readonly [name: string, severity: string])[]): Page => ({
  imageScanStatus: { status: 'COMPLETE' },
  imageScanFindings: { findings: findings.map(([name, severity]) => ({ name, severity })) },
});

export const scanIs = (status: string, description?: string): Page => ({
  imageScanStatus: { status, description },
});

/** An ECR that has one image in every repository, and answers with each page in turn, with the last one for ever. */
export class FakeEcr {
  readonly asked: { readonly call: string; readonly input: Page }[] = [];
  /** Tags that the image has. */
  tags: readonly string[] = [];
  private describes = 0;

  constructor(
    private readonly manifest: string | undefined,
    private readonly pages: readonly (Page | 'no scan')[] = [scanned()],
  ) {}

  /** What was called, in order. */
  get calls(): readonly string[] {
    return this.asked.map(({ call }) => call);
  }

  send = async (command: object): Promise<never> => {
    const { input } = command as { readonly input: Page };
    this.asked.push({ call: command.constructor.name.replace('Command', ''), input });
    return this.answer(command, input) as never;
  };

  private answer(command: object, input: Page): object {
    if (command instanceof BatchGetImageCommand) {
      if (this.manifest === undefined) return { images: [], failures: [{ failureCode: 'ImageNotFound' }] };
      const image = { imageId: { imageDigest: digestOf('1') }, imageManifest: this.manifest };
      return { images: [{ ...image, imageManifestMediaType: 'application/vnd.oci.image.index.v1+json' }] };
    }
    if (command instanceof DescribeImageScanFindingsCommand) return this.page();
    if (command instanceof StartImageScanCommand) return {};
    if (!(command instanceof PutImageCommand)) throw new Error(`Unexpected ${command.constructor.name}.`);
    if (this.tags.includes(String(input['imageTag']))) {
      throw new ImageAlreadyExistsException({ message: 'there', $metadata: {} });
    }
    return {};
  }

  private page(): Page {
    const page = this.pages[Math.min(this.describes, this.pages.length - 1)];
    this.describes += 1;
    if (page === undefined || page === 'no scan') {
      throw new ScanNotFoundException({ message: 'no scan', $metadata: {} });
    }
    return page;
  }
}
