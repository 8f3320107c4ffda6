import fc from "fast-check";

/**
 * The same cases in every run, so that a run which fails can be had again, and a change is not blamed for what another
 * seed would have found before it. `PROPERTY_SEED=4711 npm test -- hub` looks elsewhere, `PROPERTY_SEED=$RANDOM` anywhere.
 */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1125) });

export { fc };
