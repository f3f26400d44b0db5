/**
 * Unpacks the Chromium of the npm package into TMPDIR; a program of its own because the package unpacks into the
 * TMPDIR of its process and takes whatever already lies there. Run by browser.ts with a fresh folder.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { inflate } from '@sparticuz/chromium';

const packed = join(dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'))), 'bin');

// al2023: the shared libraries (libnss3 and others) that a bare system lacks
await Promise.all([inflate(join(packed, 'chromium.br')), inflate(join(packed, 'al2023.tar.br'))]);
