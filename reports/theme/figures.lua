-- In a report that Quarto renders by itself: numbers, which a notebook shows as links of our own
-- scheme, become numbers that name their figures, as they are in our own pages.

local SCHEME = '^figure:(.*)$'

local function decoded(address)
  return (address:gsub('%%(%x%x)', function(digits)
    return string.char(tonumber(digits, 16))
  end))
end

local function bind(link)
  local figures = link.target:match(SCHEME)
  if figures then
    return pandoc.Span(link.content, pandoc.Attr('', {}, { figures = decoded(figures) }))
  end
end

return { { Link = bind } }
