import { z } from 'zod';
import { formatted } from '../shared/schema';

const REPOSITORY_NAME =
  '2 to 256 characters: lower-case words joined by . _ - and /, such as bmo-learning/rails-api';

/** @see Amazon ECR API Reference, "CreateRepository" */
const repositoryName = () =>
  formatted(/^[a-z0-9]+([._-][a-z0-9]+)*(\/[a-z0-9]+([._-][a-z0-9]+)*)*$/, REPOSITORY_NAME)
    .min(2, REPOSITORY_NAME)
    .max(256, REPOSITORY_NAME);

/** Settings of the repositories that container images are pushed to. */
export const imageSettings = z.strictObject({
  repositories: z
    .strictObject({
      aiService: repositoryName().describe(
        'Repository of the AI service. Renaming replaces it: its images are lost.',
      ),
      railsApi: repositoryName().describe(
        'Repository of the Rails API, which Sidekiq runs too. Renaming replaces it: its images are lost.',
      ),
    })
    .describe('One ECR repository per image.'),
  existing: z
    .strictObject({
      encryption: z
        .enum(['AES256', 'KMS'])
        .describe('Encryption that the repositories have today. A different value replaces them.'),
    })
    .optional()
    .describe(
      'Set it if the repositories exist already: the next apply imports them instead of creating them. Keep ' +
        'the setting afterwards.',
    ),
  keptImages: z
    .int()
    .min(5)
    .max(1000)
    .describe(
      'Newest images kept per repository, besides the 50 newest that were deployed. Lowering it deletes the rest.',
    ),
});

export type ImageSettings = z.infer<typeof imageSettings>;
