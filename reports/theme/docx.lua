-- Writes what pandoc's own DOCX writer leaves out: the style of a caption's label, of a definition's
-- term and of notes beneath tables; and the place to which links lead.

local function styled(name, inlines)
  return pandoc.Span(inlines, pandoc.Attr('', {}, { ['custom-style'] = name }))
end

local function write_span(span)
  if span.classes:includes('label') then
    return styled('Caption Label', span.content .. { pandoc.Str('.') })
  end
  if span.classes:includes('term') then
    return pandoc.Span(pandoc.Strong(span.content), pandoc.Attr(span.identifier))
  end
  if span.attributes.lang then
    return pandoc.Span(span.content, pandoc.Attr('', {}, { lang = span.attributes.lang }))
  end
  return span.content
end

local function unwrap(div)
  return div.content
end

-- Word's names of places have 40 letters at most: headings are numbered, in the order of the contents.
local names, headings = {}, 0

local function name_heading(header)
  headings = headings + 1
  local name = 'heading-' .. headings
  names['#' .. header.identifier] = '#' .. name
  header.identifier = name
  return header
end

-- A table to which a link leads is numbered among such.
local led_to, tables = {}, 0

local function note(link)
  led_to[link.target] = true
end

local function name_table(tbl)
  local place = '#' .. tbl.identifier
  tbl.identifier = ''
  if led_to[place] then
    tables = tables + 1
    tbl.identifier = 'table-' .. tables
    names[place] = '#' .. tbl.identifier
  end
  return tbl
end

local function lead(link)
  link.target = names[link.target] or link.target
  return link
end

local function forget(figure)
  figure.identifier = ''
  return figure
end

-- Pandoc needs some picture in the place of each chart; what stands there comes afterwards.
local BLANK = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk'
  .. 'YAAAAAYAAjCB0C8AAAAASUVORK5CYII='

local function blank(image)
  image.src = BLANK
  return image
end

-- Figures are set to the right.
local function align_figures(rows)
  for _, row in ipairs(rows) do
    for _, cell in ipairs(row.cells) do
      if cell.classes:includes('num') then
        cell.alignment = 'AlignRight'
      end
    end
  end
end

-- A table stands on the whole width; names of rows have more of it than figures.
local function share_width(tbl)
  local columns = #tbl.colspecs
  for position, spec in ipairs(tbl.colspecs) do
    local share = columns == 1 and 1 or (position == 1 and 0.34 or 0.66 / (columns - 1))
    tbl.colspecs[position] = { spec[1], share }
  end
  align_figures(tbl.head.rows)
  for _, body in ipairs(tbl.bodies) do
    body.row_head_columns = 1
    align_figures(body.body)
  end
  return name_table(tbl)
end

return {
  { Link = note },
  { Div = unwrap, Span = write_span, Table = share_width, Header = name_heading, Image = blank },
  { Link = lead, Figure = forget },
}
