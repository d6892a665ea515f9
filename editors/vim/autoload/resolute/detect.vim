" Tells a resolution from any other text by its first lines: by a heading with its
" number, place and year, or by the line that names who speaks, as a paragraph alone.
let s:heading = '\C^\%uFEFF\?RESOLUTION .*(.*\d\{4}.*)\s*$'
let s:enacting = '\C^\s*\%(The\|THE\) \u[^.;:]*\%(Assembly\|ASSEMBLY\|Council\|COUNCIL\|Conference\|Committee\|Board\)\%( [^.;:]*)\)\?,\s*$'
let s:opener = '\C^\s*\%(\l\+ing\|\u\l\+ing\|aware\)\>'

function! resolute#detect#IsResolution(lines) abort
  if get(a:lines, 0, '') =~ s:heading
    return 1
  endif
  for n in range(len(a:lines))
    if a:lines[n] =~ s:enacting
      let next = get(a:lines, n + 1, '')
      return next =~ '^\s*$' || next =~ s:opener
    endif
  endfor
  return 0
endfunction
