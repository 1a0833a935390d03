// Tells what Lighthouse found, and judges what does not depend on the machine. It measures nothing itself.
//
//   node scripts/lighthouse.mjs found.json

import { readFileSync } from 'node:fs';

const MOST_SHIFT = 0.1;

const { categories, audits } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const faults = [];

for (const [id, { title, score, auditRefs }] of Object.entries(categories)) {
  console.log(`${title}: ${Math.round(score * 100)}`);
  if (id === 'performance' || score === 1) continue;
  const lost = auditRefs.map((ref) => audits[ref.id]).filter((audit) => audit.score !== null && audit.score < 1);
  for (const { title, details } of lost) {
    const where = (details?.items ?? []).map((item) => item.node?.snippet ?? item.description ?? item.url ?? '');
    faults.push([title, ...where].join('\n    '));
  }
  // A figure that nothing explains is a fault too.
  if (!lost.length) faults.push(`${title} is not 100`);
}
for (const id of ['largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift']) {
  console.log(`${audits[id].title}: ${audits[id].displayValue}`);
}
const shift = audits['cumulative-layout-shift'].numericValue;
if (!(shift <= MOST_SHIFT)) faults.push(`things move by ${shift}, more than ${MOST_SHIFT}`);

for (const fault of faults) console.error(`  ${fault}`);
process.exit(faults.length ? 1 : 0);
