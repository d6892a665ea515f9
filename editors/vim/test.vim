" vim -u test.vim DRAFT: the settings of a user with ALE, and what he gets.
set nocompatible hidden noswapfile viminfo=
let &runtimepath = $PLUGIN . ',' . $ALE . ',' . &runtimepath
let g:ale_lint_delay = 20
let g:ale_completion_enabled = 0
filetype plugin on
syntax on

let s:out = []
let s:tries = 0
function! s:Check(name, ok, got) abort
  call add(s:out, (a:ok ? 'ok ' : 'FAIL ') . a:name . (a:ok ? '' : ': ' . string(a:got)))
endfunction
function! s:Look(timer) abort
  let found = ale#engine#GetLoclist(bufnr(''))
  let s:tries += 1
  if empty(found) && s:tries < 300
    return
  endif
  call timer_stop(a:timer)
  call s:Check('a .txt is a draft by its first lines', &filetype ==# 'resolution', &filetype)
  call s:Check('a missing item is told on its line', len(found) == 1 && found[0].lnum == 6 && found[0].text =~# 'b) is missing', found)
  call s:Check('its rule is named', get(get(found, 0, {}), 'code', '') ==# 'label-gap', found)
  call s:Check('the syntax is there', synIDattr(synID(1, 1, 1), 'name') ==# 'resolutionHeading', synIDattr(synID(1, 1, 1), 'name'))
  for file in glob($ROOT . '/testdata/adopted/*.txt', 0, 1)
    if file !~# 'whereas\|mun-'
      call s:Check('a resolution is one: ' . file, resolute#detect#IsResolution(readfile(file)), 0)
    endif
  endfor
  call s:Check('a letter is none', !resolute#detect#IsResolution(['Dear colleagues,', '', 'The General Assembly meets.']), 1)
  call writefile(s:out, $OUT)
  qall!
endfunction
autocmd VimEnter * call timer_start(20, function('s:Look'), {'repeat': -1})
