import { createRequire } from 'node:module';
import { join } from 'node:path';
import {
  cruise,
  type ICruiseOptions,
  type ICruiseResult,
  type IForbiddenRuleType,
  type IViolation,
} from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

interface Rules {
  readonly forbidden: readonly IForbiddenRuleType[];
  readonly options: ICruiseOptions;
}

const rules = createRequire(import.meta.url)('../../../.dependency-cruiser.cjs') as Rules;
const rank = new Map(rules.forbidden.map((rule, place) => [rule.name, place]));
const comments = new Map(rules.forbidden.map((rule) => [rule.name, rule.comment]));

/** One sentence for each import of the project at `root` that goes against the direction of the code base. */
export async function brokenBoundaries(root: string): Promise<string[]> {
  const tsConfig = join(root, 'tsconfig.json');
  const { output } = await cruise(
    ['src'],
    {
      ...rules.options,
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: [...rules.forbidden] },
      tsConfig: { fileName: tsConfig },
    },
    {},
    { tsConfig: extractTSConfig(tsConfig) },
  );
  return inSentences((output as ICruiseResult).summary.violations);
}

function inSentences(violations: readonly IViolation[]): string[] {
  const reversed = onePerArrow(violations.filter((violation) => !violation.cycle));
  const arrows = new Set(reversed.map(arrowOf));
  const circles = onePerCircle(violations.filter((violation) => violation.cycle));
  return [
    ...reversed.map((violation) => sentence(violation)),
    // A circle that a reversed arrow closes needs no word of its own.
    ...circles.filter((circle) => !arrowsOf(circle).some((arrow) => arrows.has(arrow))).map(round),
  ];
}

/** Of the rules that one import breaks, the first of the list has the say. */
function onePerArrow(violations: readonly IViolation[]): IViolation[] {
  const first = new Map<string, IViolation>();
  for (const violation of violations) {
    const known = first.get(arrowOf(violation));
    if (!known || rankOf(violation) < rankOf(known)) first.set(arrowOf(violation), violation);
  }
  return [...first.values()];
}

/** A circle is found again from each of its files. */
function onePerCircle(violations: readonly IViolation[]): IViolation[] {
  const circles = new Map<string, IViolation>();
  for (const violation of violations) {
    const files = [...namesOf(violation)].sort().join(' ');
    if (!circles.has(files)) circles.set(files, violation);
  }
  return [...circles.values()];
}

function sentence({ from, to, rule }: IViolation): string {
  return `${from} must not import ${to}: ${comments.get(rule.name)}`;
}

function round(circle: IViolation): string {
  const way = [circle.from, ...namesOf(circle)].join(' -> ');
  return `${sentence(circle)} (${way})`;
}

function arrowsOf(circle: IViolation): string[] {
  const names = [circle.from, ...namesOf(circle)];
  return names.slice(1).map((to, place) => `${names[place]} ${to}`);
}

function namesOf(circle: IViolation): string[] {
  return (circle.cycle ?? []).map((step) => step.name);
}

function arrowOf({ from, to }: IViolation): string {
  return `${from} ${to}`;
}

function rankOf({ rule }: IViolation): number {
  return rank.get(rule.name) ?? rank.size;
}
