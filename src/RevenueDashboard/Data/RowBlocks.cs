using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace RevenueDashboard.Data;

/// <summary>
/// Rows on their way from the thread that reads the file to one that writes them: the database works while the next rows are understood. A few
/// blocks go round, so that memory stays flat; when all are full, the reader waits.
/// </summary>
internal sealed class RowBlocks(Action<RowBlock> write) : IDisposable
{
    private const int MostBlocks = 6;

    private readonly BlockingCollection<RowBlock> full = [];
    private readonly BlockingCollection<RowBlock> empty = [];
    private RowBlock filling = new();
    private Task? writing;
    private int blocks = 1;
    private volatile ExceptionDispatchInfo? failure;

    /// <exception cref="Exception">Whatever stopped the writing of earlier rows.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(in SpendRow row)
    {
        filling.Add(row);
        if (filling.IsFull) Send();
    }

    /// <summary>Waits until every row is written. No other thread works for this one afterwards.</summary>
    /// <exception cref="Exception">Whatever stopped the writing.</exception>
    public void Complete()
    {
        if (filling.Count > 0 && writing is not null) Send();
        Stop();
        if (filling.Count > 0) write(filling);
        filling.Clear();
    }

    public void Dispose()
    {
        // Somebody gave up before Complete, and rolls back what was written: why the writing failed is of no use to anybody.
        full.CompleteAdding();
        writing?.Wait();
        full.Dispose();
        empty.Dispose();
    }

    private void Send()
    {
        failure?.Throw();
        writing ??= Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        full.Add(filling);
        filling = blocks < MostBlocks && empty.Count == 0 ? New() : empty.Take();
    }

    private RowBlock New()
    {
        blocks++;
        return new RowBlock();
    }

    private void Stop()
    {
        full.CompleteAdding();
        writing?.Wait();
        failure?.Throw();
    }

    // After a failure blocks are only handed back: the reader must not wait for them for ever.
    private void Work()
    {
        foreach (var block in full.GetConsumingEnumerable())
        {
            try
            {
                if (failure is null) write(block);
            }
            catch (Exception problem)
            {
                failure = ExceptionDispatchInfo.Capture(problem);
            }

            block.Clear();
            empty.Add(block);
        }
    }
}

/// <summary>Some hundred rows in the order of the file.</summary>
internal sealed class RowBlock
{
    /// <summary>A multiple of the rows that the databases write at once.</summary>
    public const int Capacity = 480;

    private readonly SpendRow[] rows = new SpendRow[Capacity];

    public int Count { get; private set; }

    public bool IsFull => Count == Capacity;

    public ReadOnlySpan<SpendRow> Rows => rows.AsSpan(0, Count);

    public void Add(in SpendRow row) => rows[Count++] = row;

    public void Clear() => Count = 0;
}
