using Microsoft.Extensions.Options;
using RevenueDashboard.Data;

namespace RevenueDashboard.Web.Jobs;

/// <summary>Looks into the inbox again and again, as long as the server runs.</summary>
public sealed partial class InboxJob(Inbox inbox, IOptions<InboxOptions> options, TimeProvider time, ILogger<InboxJob> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Folder is null) return;

        string? said = null;
        using var timer = new PeriodicTimer(options.Value.Interval, time);
        do
        {
            try
            {
                await inbox.LookAsync(stoppingToken);
                said = null;
            }
            catch (BookBusyException)
            {
                // The files are still there at the next look.
            }
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                // Said once, not at every look.
                if (said != problem.Message) LogNotDone(problem);
                said = problem.Message;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Error, "The inbox could not be worked through. It is tried again at the next look.")]
    private partial void LogNotDone(Exception problem);
}
