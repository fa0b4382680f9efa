using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;

namespace RevenueDashboard.Cli;

/// <summary><c>revenue batches</c>: what was brought, newest first.</summary>
internal static class BatchesCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("batches", "List the batches, newest first.");
        command.SetAction((parsed, cancellation) => surroundings.WithBookAsync(
            parsed,
            async services =>
            {
                await using var context = await services.GetRequiredService<IDbContextFactory<RevenueContext>>().CreateDbContextAsync(cancellation);
                var batches = await context.Batches.AsNoTracking().OrderByDescending(batch => batch.Id).ToListAsync(cancellation);
                foreach (var batch in batches)
                {
                    await surroundings.Output.WriteLineAsync(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{batch.Id,6}  {batch.State.ToString().ToLowerInvariant(),-9}  {batch.CommittedAt ?? batch.StagedAt:yyyy-MM-dd HH:mm}  {batch.Rows,10:N0} rows  {TextTable.OneLine(batch.FileName)}  by {batch.By}"));
                }

                if (batches.Count == 0) await surroundings.Output.WriteLineAsync("No batches yet: revenue import FILE");
                return ExitCode.Done;
            },
            cancellation));
        return command;
    }
}

/// <summary><c>revenue undo BATCH</c>: takes a committed batch out of the book.</summary>
internal static class UndoCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var batch = new Argument<int>("batch") { Description = "Number of the batch: see revenue batches." };
        var command = new Command("undo", "Take a committed batch out of the book; what it replaced counts again.") { batch };
        command.SetAction((parsed, cancellation) => surroundings.WithBookAsync(
            parsed,
            async services =>
            {
                var result = await services.GetRequiredService<SpendImporter>().UndoAsync(parsed.GetValue(batch), Environment.UserName, cancellation);
                var done = result.Outcome == BatchOutcome.Done;
                await (done ? surroundings.Output : surroundings.Problems).WriteLineAsync(result.Message);
                return done ? ExitCode.Done : ExitCode.Refused;
            },
            cancellation));
        return command;
    }
}
