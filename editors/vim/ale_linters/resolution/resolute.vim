" ALE finds this by itself once the folder is in 'runtimepath'.
call ale#Set('resolution_resolute_executable', 'resolute')

call ale#linter#Define('resolution', {
\   'name': 'resolute',
\   'lsp': 'stdio',
\   'executable': {buffer -> ale#Var(buffer, 'resolution_resolute_executable')},
\   'command': '%e lsp',
\   'project_root': {buffer -> fnamemodify(bufname(buffer), ':p:h')},
\   'language': 'resolution',
\})
