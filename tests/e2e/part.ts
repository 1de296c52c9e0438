import type { Steps } from './steps';

/** What a part of the end-to-end tests runs with. */
export interface Part {
  /** Temporary folder for everything that is written. */
  readonly folder: string;
  /** Python that can run the emulator. */
  readonly python: string;
  readonly steps: Steps;
}
