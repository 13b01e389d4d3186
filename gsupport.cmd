@echo off
rem Starts gSupport: gsupport help
setlocal EnableDelayedExpansion
set "HOME_DIR=%~dp0"
set "SERVER_JAR=%HOME_DIR%server\target\quarkus-app\quarkus-run.jar"
set "DESKTOP_LIB=%HOME_DIR%client-fx\target\desktop\lib"
set "DESKTOP_CLASSES=%HOME_DIR%client-fx\target\desktop\desktop.jsa"
set "DESKTOP_MAIN=fr.gestan.gsupport.desktop.shell.Main"
set "SERVER_OPTIONS=-Xms64m -Xmx160m -XX:+UseSerialGC -XX:MaxMetaspaceSize=160m -Xss512k -Xlog:cds=off -Xlog:cds+dynamic=off --add-opens=java.base/java.lang.invoke=ALL-UNNAMED --enable-native-access=ALL-UNNAMED"
set "DESKTOP_OPTIONS=-Xms32m -Xmx128m -Xmn16m -XX:MinHeapFreeRatio=15 -XX:MaxHeapFreeRatio=30 -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -Xlog:cds=off -Xlog:cds+dynamic=off --enable-native-access=ALL-UNNAMED"

set "COMMAND=%~1"
if "%COMMAND%"=="" set "COMMAND=help"
if "%COMMAND%"=="help" goto help
if "%COMMAND%"=="demo" goto start
if "%COMMAND%"=="server" goto start
if "%COMMAND%"=="desktop" goto start
if "%COMMAND%"=="admin" goto start
echo gsupport: "%COMMAND%" n'est pas une commande ; essayez gsupport help 1>&2
exit /b 1

:help
echo gsupport demo [--no-desktop]     serveur, base et donnees d'exemple sur cette machine seule, puis le poste
echo gsupport server                  le serveur, sur les vraies donnees
echo gsupport desktop [gsupport://...]  le poste du technicien ; s'il est deja ouvert, il vient au premier plan
echo gsupport desktop --register       ouvre desormais les liens gsupport:// avec ce poste (--unregister : plus)
echo gsupport admin verify-ledger [--client N] [--demo]
echo                                   recalcule chaque compte depuis ses lignes et dit ce qui n'est pas juste
echo gsupport admin create-admin [--code ADM] [--name "Prenom Nom"] [--login adm] [--demo]
echo                                   cree un administrateur ; le mot de passe est demande
echo gsupport admin mail-test ADRESSE
echo                                   envoie un recapitulatif d'essai et dit ce qui ne va pas
echo gsupport admin import clients.csv historique.csv [--dry-run] [--demo]
echo                                   reprend les clients et l'historique d'un ancien Gestan
echo gsupport help                    cette aide
exit /b 0

:start
set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
set "VERSION="
for /f "tokens=3" %%v in ('""%JAVA%" -version 2>&1" ^| findstr /i "version"') do if not defined VERSION set "VERSION=%%~v"
for /f "delims=.-" %%m in ("%VERSION%") do set "MAJOR=%%m"
if not defined MAJOR set "MAJOR=0"
if %MAJOR% LSS 17 (
    echo gsupport: Java 17 ou plus recent est necessaire. Installez-le depuis https://adoptium.net ou indiquez JAVA_HOME. 1>&2
    exit /b 1
)
if not exist "%SERVER_JAR%" call :build || exit /b 1
if not exist "%DESKTOP_LIB%" call :build || exit /b 1
if not defined GSUPPORT_HTTP_PORT set "GSUPPORT_HTTP_PORT=8080"
set "ADDRESS=http://127.0.0.1:%GSUPPORT_HTTP_PORT%"

if "%COMMAND%"=="server" (
    "%JAVA%" %SERVER_OPTIONS% "-XX:SharedArchiveFile=%HOME_DIR%server\target\quarkus-app\classes.jsa" -jar "%SERVER_JAR%" server
    exit /b !ERRORLEVEL!
)
if "%COMMAND%"=="admin" (
    "%JAVA%" -Xmx96m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djdk.console=java.base -jar "%SERVER_JAR%" %*
    exit /b !ERRORLEVEL!
)
if "%COMMAND%"=="desktop" (
    "%JAVA%" %DESKTOP_OPTIONS% "-XX:SharedArchiveFile=%DESKTOP_CLASSES%" "-Dgsupport.script=%HOME_DIR%gsupport.cmd" -cp "%DESKTOP_LIB%\*" %DESKTOP_MAIN% %2 %3
    exit /b !ERRORLEVEL!
)
rem The server stays in the foreground, so that Ctrl-C ends it; the desktop waits for it by itself.
if not "%~2"=="--no-desktop" start "" "%JAVA%w" %DESKTOP_OPTIONS% "-XX:SharedArchiveFile=%DESKTOP_CLASSES%" -cp "%DESKTOP_LIB%\*" %DESKTOP_MAIN% "--server=%ADDRESS%"
"%JAVA%" %SERVER_OPTIONS% "-XX:SharedArchiveFile=%HOME_DIR%server\target\quarkus-app\classes.jsa" -jar "%SERVER_JAR%" demo
exit /b %ERRORLEVEL%

:build
echo Premiere fois : construction de gSupport, quelques minutes...
pushd "%HOME_DIR%"
call mvnw.cmd -q -B -DskipTests package
set "RESULT=%ERRORLEVEL%"
popd
exit /b %RESULT%
