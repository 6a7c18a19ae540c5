import type { BusinessDetails, Image } from '../../core/model/common.ts';
import { present, term } from './wire.ts';
import type { Wire } from './wire.ts';

export function decodeImage(wire: Wire<'Image'>): Image {
  return present<Image>({
    url: wire.url,
    thumbnail: wire.thumbnail,
    category: wire.category,
    type: wire.type,
    width: wire.width,
    height: wire.height,
  });
}

export function encodeImage(image: Image): Wire<'Image'> {
  return present<Wire<'Image'>>({
    url: image.url,
    thumbnail: image.thumbnail,
    category: term('ImageCategory', image.category),
    type: image.type,
    width: image.width,
    height: image.height,
  });
}

export function decodeBusinessDetails(wire: Wire<'BusinessDetails'>): BusinessDetails {
  return present<BusinessDetails>({
    name: wire.name,
    website: wire.website,
    logo: wire.logo && decodeImage(wire.logo),
  });
}

export function encodeBusinessDetails(details: BusinessDetails): Wire<'BusinessDetails'> {
  return present<Wire<'BusinessDetails'>>({
    name: details.name,
    website: details.website,
    logo: details.logo && encodeImage(details.logo),
  });
}
