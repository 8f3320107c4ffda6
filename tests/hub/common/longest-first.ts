import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files that take a minute and more, the longest first: begun last, they would run on while nothing else does. */
const LONGEST = [
  "to-auvo/limits.test.ts",
  "pages/page-values.test.ts",
  "pages/page-access.test.ts",
  "pages/page-forms.test.ts",
];

/** A new machine knows no durations of earlier runs, by which vitest would order the files itself. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const index = LONGEST.findIndex((name) => moduleId.endsWith(name));
      return index === -1 ? LONGEST.length : index;
    };
    const sorted = await super.sort(files);
    return sorted.sort((left, right) => rank(left) - rank(right));
  }
}
