-- Reads what a Quarto project's notebooks hold as HTML of our own, for the formats that are not
-- HTML: tables, charts and code, exactly as our own PDFs and DOCX files are made of them. Each is
-- marked by the format that it is for, such as "nmspf-docx".

local EXTENSIONS = 'html-auto_identifiers'

local function read(block)
  if block.format == 'nmspf-' .. FORMAT then
    return pandoc.read(block.text, EXTENSIONS).blocks
  end
end

return { { RawBlock = read } }
