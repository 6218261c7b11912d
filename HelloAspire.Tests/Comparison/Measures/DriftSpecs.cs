using HelloAspire.Comparison.Comparing.Advice;
using HelloAspire.Comparison.Measures;

namespace HelloAspire.Tests.Comparison.Measures;

/// <summary>
/// Runs that are repeated on a machine that drifts agree within the intervals that they state; what both images share
/// cancels out of their ratio. The machine is a synthetic one: its speed wanders with a memory of so many seconds
/// (an Ornstein–Uhlenbeck process), and each sample has noise of its own, skewed as times are.
/// </summary>
[Trait("Category", "Model")]
public sealed class DriftSpecs
{
    private const int Samples = 15;
    private const double Between = 7;
    private const double Run = 107;
    private const int Tries = 400;

    [Theory]
    [InlineData(0, 60)]
    [InlineData(20, 15)]
    [InlineData(20, 60)]
    [InlineData(20, 180)]
    [InlineData(20, 600)]
    public void The_intervals_of_repeated_runs_overlap(double drift, double memory)
    {
        var machine = new Machine(drift, memory);
        var (overlap, held) = (0, 0);
        for (var i = 0; i < Tries; i++)
        {
            var (one, other) = (machine.Measure(0).A, machine.Measure(Run).A);
            overlap += one.Interval.Overlaps(other.Interval) ? 1 : 0;
            held += one.Interval.Holds(other.Median) ? 1 : 0;
        }

        Assert.InRange((double)overlap / Tries, 0.95, 1);
        // The other median has a spread of its own: of independent runs the interval holds 83 %.
        Assert.InRange((double)held / Tries, 0.7, 1);
    }

    [Fact]
    public void Without_regard_to_the_drift_they_would_not()
    {
        var machine = new Machine(drift: 30, memory: 60);
        var overlap = 0;
        for (var i = 0; i < Tries; i++)
        {
            var (one, other) = (machine.Measure(0).A.Series!, machine.Measure(Run).A.Series!);
            overlap += Distribution.OfMany(one).Interval.Overlaps(Distribution.OfMany(other).Interval) ? 1 : 0;
        }

        Assert.InRange((double)overlap / Tries, 0, 0.9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1.1)]
    public void The_ratio_of_both_images_is_as_narrow_as_without_a_drift_and_holds_the_true_one(double truth)
    {
        var (still, drifting) = (new Machine(drift: 0, memory: 60), new Machine(drift: 30, memory: 60));
        var (held, width, stillWidth) = (0, 0.0, 0.0);
        for (var i = 0; i < Tries; i++)
        {
            var ratio = Ratio(drifting);
            held += ratio.Interval.Holds(truth) ? 1 : 0;
            width += ratio.Interval.High - ratio.Interval.Low;
            var without = Ratio(still);
            stillWidth += without.Interval.High - without.Interval.Low;
        }

        Assert.InRange((double)held / Tries, 0.93, 1);
        Assert.InRange(width / stillWidth, 0.8, 1.25);

        Distribution Ratio(Machine machine)
        {
            var (a, b) = machine.Measure(0, truth);
            return b.RatioTo(a)!;
        }
    }

    [Fact]
    public void A_lead_shows_through_a_drift_that_is_larger_than_it()
    {
        // The machine slows down by half while both are measured; b takes a tenth longer throughout.
        double[] noise = [0, 3, -2, 4, -4, 1, -1, 2, -3];
        var a = Distribution.Of(noise.Select((n, i) => 200 + 12 * i + n));
        var b = Distribution.Of(noise.Select((n, i) => 1.1 * (200 + 12 * i - n)));

        Assert.True(a.Interval.Overlaps(b.Interval));
        var lead = Advantage.OfLower(("a", a), ("b", b))!;
        Assert.Equal("a", lead.Winner);
        Assert.InRange(lead.Factor, 1.08, 1.12);
    }

    [Fact]
    public void Samples_that_resemble_their_neighbours_count_for_fewer()
    {
        double[] climbing = [.. Enumerable.Range(0, 15).Select(i => (double)i)];
        double[] mixed = [7, 0, 12, 3, 14, 5, 10, 1, 8, 13, 2, 9, 4, 11, 6];

        Assert.Equal(Interval.OfMedian(climbing), Distribution.Of(mixed).Interval);
        var interval = Distribution.Of(climbing).Interval;
        Assert.Equal((0, 14), (interval.Low, interval.High));
        Assert.InRange(interval.Confidence, 0.4, 0.6);
        // All the same: nothing drifts.
        Assert.Equal(0.9648, Distribution.Of(Enumerable.Repeat(1.0, 15)).Interval.Confidence, 4);
    }

    [Fact]
    public void Samples_that_are_no_pairs_have_no_ratio()
    {
        var three = Distribution.Of([1, 2, 3]);

        Assert.Null(three.RatioTo(Distribution.Of([1, 2])));
        Assert.Null(three.RatioTo(Distribution.Of([1, 0, 3])));
        Assert.Null(three.RatioTo(Distribution.OfMany([1, 2, 3])));
        Assert.Equal([2, 2, 2], Distribution.Of([2, 4, 6]).RatioTo(three)!.Series);
    }

    private sealed class Machine(double drift, double memory)
    {
        private const double Typical = 270;
        private const double Noise = 25;

        private readonly Random _random = new(1);
        private double _now;
        private double _time = double.NegativeInfinity;

        /// <summary>A run of both images, a turn of each every few seconds; a run at 0 is on a day of its own.</summary>
        public (Distribution A, Distribution B) Measure(double start, double factor = 1)
        {
            var a = new List<double>();
            var b = new List<double>();
            _time = start == 0 ? double.NegativeInfinity : _time;
            for (var i = 0; i < Samples; i++)
            {
                Pass(start + i * Between);
                a.Add(Sample());
                Pass(start + i * Between + 0.7);
                b.Add(factor * Sample());
            }
            return (Distribution.Of(a), Distribution.Of(b));
        }

        private double Sample() => (Typical + drift * _now) * (1 + Noise / Typical * (Math.Exp(0.5 * Gauss()) - 1) * 2);

        private void Pass(double time)
        {
            var kept = Math.Exp((_time - time) / memory);
            (_now, _time) = (_now * kept + Math.Sqrt(1 - kept * kept) * Gauss(), time);
        }

        private double Gauss() =>
            Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
    }
}
