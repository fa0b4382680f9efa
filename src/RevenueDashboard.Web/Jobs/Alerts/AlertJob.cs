using System.Threading.Channels;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Risk;

namespace RevenueDashboard.Web.Jobs;

/// <summary>
/// Follows the book: records the levels of limits and looks for alerts whenever it is another one, whoever changed it, and when a day begins, since then something may be late.
/// Commits and pages never wait for it.
/// </summary>
public sealed partial class AlertJob(AlertBook alerts, LimitHistory limits, CubeStore cubes, TimeProvider time, ILogger<AlertJob> log) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(30);

    // One signal is enough: however often the book changed, the newest state is looked at.
    private readonly Channel<bool> changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        cubes.Changed += OnBookChanged;
        OnBookChanged();
        string? said = null;
        var looked = time.GetUtcNow();
        try
        {
            while (true)
            {
                var isDone = true;
                await ChangedOrAnotherDayAsync(looked, stoppingToken);
                // Before looking: a day that begins meanwhile is not the day that was looked at.
                looked = time.GetUtcNow();
                try
                {
                    // On the pool: the driver of SQLite works on the caller's thread.
                    var (raised, ended) = await Task.Run(
                        async () =>
                        {
                            // First what somebody must know: a long past takes its time.
                            var counts = await alerts.EvaluateAsync(stoppingToken);
                            await limits.FollowAsync(stoppingToken);
                            return counts;
                        },
                        stoppingToken);
                    if (raised + ended > 0) LogChanged(raised, ended);
                    said = null;
                }
                catch (BookBusyException)
                {
                    isDone = false;
                }
                catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
                {
                    // Said once, not each time.
                    if (said != problem.Message) LogNotDone(problem);
                    (said, isDone) = (problem.Message, false);
                }

                if (isDone) continue;
                await Task.Delay(Again, time, stoppingToken);
                OnBookChanged();
            }
        }
        finally
        {
            cubes.Changed -= OnBookChanged;
        }
    }

    private async Task ChangedOrAnotherDayAsync(DateTimeOffset looked, CancellationToken stopping)
    {
        var left = looked.UtcDateTime.Date.AddDays(1).AddSeconds(1) - time.GetUtcNow().UtcDateTime;
        using var tomorrow = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(tomorrow.Token, stopping);
        try
        {
            await changed.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            // Another day.
        }
    }

    // Raised by whoever loaded the book, which may be a page: it goes on at once.
    private void OnBookChanged() => changed.Writer.TryWrite(true);

    [LoggerMessage(LogLevel.Information, "Alerts: {Raised} raised, {Ended} ended.")]
    private partial void LogChanged(int raised, int ended);

    [LoggerMessage(LogLevel.Error, "Alerts could not be worked out. It is tried again in half a minute.")]
    private partial void LogNotDone(Exception problem);
}
