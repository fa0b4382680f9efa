using RevenueDashboard.Cube;

namespace RevenueDashboard.Web.Jobs;

/// <summary>Asks for the current cube twice a second, so that open pages also see what another process committed or undid.</summary>
public sealed partial class BookWatcher(CubeStore cubes, TimeProvider time, ILogger<BookWatcher> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wasWell = true;
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                // On the pool: the driver of SQLite works on the caller's thread, and the first cube may be large.
                await Task.Run(() => cubes.CurrentAsync(stoppingToken), stoppingToken);
                wasWell = true;
            }
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                // Said once, not each time; pages go on with the cube they have.
                if (wasWell) LogNotRead(problem);
                wasWell = false;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Error, "The book could not be read. Open pages show the state before; it is tried again every half second.")]
    private partial void LogNotRead(Exception problem);
}
