import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Carriers } from '../../src/corpus/versions-carriers.ts';

it('knows the same carriers as a map of lists, whatever comes and goes', () => {
  // Marks that fall into the same shard and the same slots.
  const mark = fc.integer({ min: 1, max: 40 }).map((n) => n * 256 + (n % 3));
  const step = fc.record({ add: fc.boolean(), mark, carrier: fc.nat(6) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
      const carriers = new Carriers();
      const oracle = new Map<number, number[]>();
      for (const { add, mark: at, carrier } of steps) {
        const known = oracle.get(at) ?? [];
        if (add) {
          carriers.add(at, carrier);
          oracle.set(at, [carrier, ...known]);
        } else {
          carriers.remove(at, carrier);
          const place = known.indexOf(carrier);
          if (place >= 0) oracle.set(at, known.toSpliced(place, 1));
        }
      }
      const into = new Uint32Array(512);
      for (let n = 1; n <= 40; n++) {
        const at = n * 256 + (n % 3);
        const found = [...into.subarray(0, carriers.carriers(at, into))];
        expect(found.sort()).toEqual([...(oracle.get(at) ?? [])].sort());
      }
    }),
  );
});

it('stays right while it grows', () => {
  const carriers = new Carriers();
  for (let n = 1; n <= 50_000; n++) carriers.add(n * 7919, n);
  const into = new Uint32Array(4);
  for (let n = 1; n <= 50_000; n++) expect([carriers.carriers(n * 7919, into), into[0]]).toEqual([1, n]);
});
