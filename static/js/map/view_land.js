/**
 * The ground of the map: land, borders and graticule, from vendored Natural Earth geometry through d3-geo. It is drawn
 * for a view, somewhat beyond its edges, and moved with it until it is drawn anew. The finer geometry is fetched once
 * somebody is near enough to see it.
 */

import { px, set, svg } from "../timeline/view_svg.js";
import { between, longitudeAt } from "./plane.js";

const FINER = 2600; // pixels that the world is wide
const BEYOND = 0.5; // of the picture, on each side
const FAR = 0.42; // of the picture, that the ground may be moved
const STEPS = [90, 45, 30, 15, 10, 5, 2, 1]; // degrees between the lines of the graticule
const LINES = 220; // pixels between them, about

const miller = (longitude, latitude) => [longitude, 1.25 * Math.asinh(Math.tan(0.8 * latitude))];

/** Geometry in pieces, each with the box it lies in, so that what is far away costs nothing. */
function pieces(geometry, type) {
  const one = geometry.type === type ? [geometry.coordinates] : geometry.coordinates;
  return one.map((coordinates) => {
    const points = type === "Polygon" ? coordinates[0] : coordinates;
    let [west, south, east, north] = [180, 90, -180, -90];
    for (const [longitude, latitude] of points) {
      west = Math.min(west, longitude);
      east = Math.max(east, longitude);
      south = Math.min(south, latitude);
      north = Math.max(north, latitude);
    }
    return { piece: { type, coordinates }, west, south, east, north };
  });
}

function prepared(world, topojson) {
  const countries = topojson.feature(world, world.objects.countries).features;
  const borders = topojson.mesh(world, world.objects.countries, (one, other) => one !== other);
  const land = topojson.feature(world, world.objects.land);
  const lands = land.type === "FeatureCollection" ? land.features.map((each) => each.geometry) : [land.geometry];
  return {
    land: lands.flatMap((each) => pieces(each, "Polygon")),
    borders: pieces(borders, "LineString"),
    countries: new Map(countries.toReversed().map((each) => [each.id, each])),
  };
}

/**
 * @param addresses `{coarse, fine}` of the geometry
 * @param onGround () called when there is other geometry to draw
 */
export function createLand(addresses, onGround) {
  const { d3, topojson } = globalThis;
  const parts = {
    graticule: svg("path", { class: "graticule" }),
    land: svg("path", { class: "land" }),
    borders: svg("path", { class: "borders" }),
    tints: svg("g", { class: "tints" }),
  };
  const root = svg("g", { class: "ground", "aria-hidden": "true" }, ...Object.values(parts));
  const held = {};
  let drawn = null; // `{view, size, geometry}`

  async function fetchGround(name) {
    if (name in held) return;
    held[name] = null;
    try {
      const response = await fetch(addresses[name]);
      if (!response.ok) throw new Error(String(response.status));
      held[name] = prepared(await response.json(), topojson);
      onGround();
    } catch {
      delete held[name]; // asked for again with the next view
    }
  }

  const geometryOf = (k) => (k > FINER && held.fine) || held.coarse || null;
  const countryOf = (code) => held.fine?.countries.get(code) ?? held.coarse?.countries.get(code);

  function projectionOf({ x, y, k }, { width, height }) {
    const [across, up] = [width * BEYOND, height * BEYOND];
    return d3
      .geoProjection(miller)
      .precision(0)
      .rotate([-longitudeAt(x), 0])
      .scale(k / (2 * Math.PI))
      .translate([width / 2, height / 2 + (0.5 - y) * k])
      .clipExtent([
        [-across, -up],
        [width + across, height + up],
      ]);
  }

  /** What of the geometry lies in view, or may: beyond half the world everything does. */
  function near(all, projection, { k }, { width, height }) {
    if (k < 3 * width) return all;
    const corner = (x, y) => projection.invert([x, y]);
    const [west, north] = corner(-width * BEYOND, -height * BEYOND);
    const [east, south] = corner(width * (1 + BEYOND), height * (1 + BEYOND));
    return all.filter((each) => {
      if (each.south > north || each.north < south) return false;
      return west > east ? each.east > west || each.west < east : each.east > west && each.west < east;
    });
  }

  function draw(view, size, outlined) {
    const geometry = geometryOf(view.k);
    fetchGround("coarse");
    if (view.k > FINER || (geometry && outlined.some((code) => !geometry.countries.has(code)))) fetchGround("fine");
    drawn = { view, size, geometry };
    root.removeAttribute("transform");
    const projection = projectionOf(view, size);
    projection.invert = inverse(view, size);
    const path = d3.geoPath(projection).digits(1);
    const wanted = 360 / (view.k / LINES);
    const step = STEPS.find((each) => each <= wanted) ?? 1;
    const lines = d3.geoGraticule().step([step, step]).extentMajor([[-180, -90], [180, 90.001]]).extentMinor([[-180, -90], [180, 90.001]]);
    set(parts.graticule, { d: path(lines()) ?? "" });
    if (!geometry) return;
    const collected = (all) => ({ type: "GeometryCollection", geometries: near(all, projection, view, size).map(({ piece }) => piece) });
    set(parts.land, { d: path(collected(geometry.land)) ?? "" });
    set(parts.borders, { d: path(collected(geometry.borders)) ?? "" });
    const shapes = outlined.map(countryOf).filter(Boolean);
    parts.tints.replaceChildren(...shapes.map((each) => svg("path", { d: path(each) ?? "", class: "tint" })));
  }

  const inverse = (view, size) => ([left, top]) => {
    const longitude = longitudeAt(view.x + (left - size.width / 2) / view.k);
    const y = view.y + (top - size.height / 2) / view.k;
    return [longitude, (Math.atan(Math.sinh(((0.5 - y) * 2 * Math.PI) / 1.25)) / 0.8 / Math.PI) * 180];
  };

  return {
    root,
    /** Longitude and latitude of the middle of a country's largest part; null before there is an outline. */
    middleOf(code) {
      const country = countryOf(code);
      if (!country) return null;
      const all = country.geometry.type === "Polygon" ? [country.geometry.coordinates] : country.geometry.coordinates;
      const sized = all.map((coordinates) => ({ type: "Polygon", coordinates }));
      return d3.geoCentroid(sized.toSorted((one, other) => d3.geoArea(other) - d3.geoArea(one))[0]);
    },
    /** Draw for a view at rest, or move what is drawn; `outlined` are the codes of the countries that are tinted. */
    show(view, size, outlined, isMoving) {
      const scale = drawn ? view.k / drawn.view.k : 0;
      const isSame = drawn && drawn.size.width === size.width && drawn.size.height === size.height;
      const dx = drawn ? between(view.x, drawn.view.x) * view.k : 0;
      const dy = drawn ? (drawn.view.y - view.y) * view.k : 0;
      const isNear = Math.abs(dx) < size.width * FAR && Math.abs(dy) < size.height * FAR && scale > 0.6 && scale < 2.5;
      if (!isMoving || !isSame || !isNear || !drawn.geometry) return draw(view, size, outlined);
      const [left, top] = [(size.width / 2) * (1 - scale) + dx, (size.height / 2) * (1 - scale) + dy];
      set(root, { transform: `translate(${px(left)} ${px(top)}) scale(${scale})` });
    },
  };
}
